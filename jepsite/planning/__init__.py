"""From a deal, its calendars and a day called today to dates that both sides can rely on: pure, over plain values."""
