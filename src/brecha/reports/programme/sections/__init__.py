"""What does each part of a report show beside its text? Tables, made from the stored records."""
