"""Other people's runbooks read as playbooks: a proposal, an account of it, and changes."""
