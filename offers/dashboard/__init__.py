"""What a maker or leader finds after logging in: own pages, and who answers when."""
