"""The page Layers: one mini-batch under the microscope."""
