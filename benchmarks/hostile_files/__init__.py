"""Files an attacker might upload, made on the spot, and what taking them in costs (P12)."""
