"""What renderers set words and pictures with: letters, their widths, lines, the logo and Typst. No renderer itself."""
