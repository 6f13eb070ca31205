"""What a record is: field kinds, the record type, and the checks on what people write in fields."""
