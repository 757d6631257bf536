"""Certificates: who has completed a course gets one, signed, that anybody can verify."""
