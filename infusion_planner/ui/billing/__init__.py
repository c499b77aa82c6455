"""The list for the biller: what is handed over of each infusion day."""
