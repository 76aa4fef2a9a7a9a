"""The windows: what people see, and nothing that they could not do without them."""
