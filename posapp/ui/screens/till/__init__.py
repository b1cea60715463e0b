"""The drawer from the morning's float to the evening's count."""
