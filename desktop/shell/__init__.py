"""The window itself: menus, tabs, dialogs, and what it remembers."""
