"""What stands on every site: its headers, and the pages that belong to no plan."""
