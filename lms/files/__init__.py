"""Files: taken in piece by piece, kept in a folder or a bucket, handed out to whom they are for."""
