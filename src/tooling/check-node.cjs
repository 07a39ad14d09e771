/* Old syntax on purpose: an old Node has to be able to read this, to say that it is too old. */
var needed = [20, 19]
var found = process.versions.node.split('.').map(Number)

if (found[0] < needed[0] || (found[0] === needed[0] && found[1] < needed[1])) {
  console.error('Daysheet needs Node ' + needed.join('.') + ' or newer, and this is ' + process.versions.node + '.')
  console.error('Install a newer one from https://nodejs.org, or with your version manager: nvm install 22')
  process.exit(1)
}
