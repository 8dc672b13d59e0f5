// A download process that is gone before it was ready for anything.
console.error('Error: out of order')
process.exit(3)
