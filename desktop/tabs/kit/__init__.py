"""What every tab is made of: a presenter with undo and goals, pages, and a tab that hosts them."""
