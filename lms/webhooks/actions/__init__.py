"""What is done with webhooks and their deliveries."""
