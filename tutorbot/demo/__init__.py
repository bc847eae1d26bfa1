"""The bot in a simulated Discord, in the browser: to try it with no token and no account."""
