"""The SAMPLE center: fictional patients in every state, and the main job done without a window."""
