"""What somebody sees who looks at the terminal from where the massage is given: few things, and large."""
