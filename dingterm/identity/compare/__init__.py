"""How two rows agree in each field: levels, from exact to clearly different."""
