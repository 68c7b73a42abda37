"""The queue: columns that give way, rows fetched by page, and the table that draws them."""
