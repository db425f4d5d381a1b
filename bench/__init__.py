"""The figures of the project, measured on the service's own path; `make bench` prints them."""
