"""From a deal, its calendars and a day called today to dates that both sides can rely on. Pure functions over plain values."""
