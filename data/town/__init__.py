"""The fictional town of Valmarais: every file in the data folder is made by this package."""
