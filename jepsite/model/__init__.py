"""What a deal is made of: plain frozen values, no Markdown, no dates worked out."""
