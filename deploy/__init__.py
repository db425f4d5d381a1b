"""The cloud resources of the service as one CloudFormation template, generated from the same declarations as the code."""
