"""The drawn parts of the gates tab: each draws one frozen record and reports gestures."""
