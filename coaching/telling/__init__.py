"""What users tell of themselves in passing: goals, injuries and equipment, read by rules and kept as rows of their own, with receipts."""
