"""The pages, one file each: a route reads the request, asks the workspace, and hands what it got to a template."""
