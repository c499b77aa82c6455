"""The facts on a chart: a form for each kind, made of what is asked, and their tab."""
