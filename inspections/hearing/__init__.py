"""The unit is heard: findings sent, explanations, more time, complaints."""
