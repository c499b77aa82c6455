"""What several faults share: records to harm, processes to kill, disks to rebuild, a check."""
