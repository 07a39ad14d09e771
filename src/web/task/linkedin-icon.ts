import { createLucideIcon } from 'lucide-react'

/** Drawn here: the icon set carries no brands. */
export const LinkedInIcon = createLucideIcon('linked-in', [
  ['rect', { x: '3', y: '3', width: '18', height: '18', rx: '3', key: 'frame' }],
  ['path', { d: 'M8 11v5', key: 'i' }],
  ['path', { d: 'M8 8v.01', key: 'dot' }],
  ['path', { d: 'M12 16v-5', key: 'n' }],
  ['path', { d: 'M12 13.25a2.25 2.25 0 0 1 4.5 0V16', key: 'arch' }],
])
