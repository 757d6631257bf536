"""Reviews: what learners say of a course."""
