import { Brush, CalendarClock, History, Keyboard, ListChecks, ListFilter, Play, Plus, RotateCw, Search, SquareCheck, SquareX, Undo2, type LucideIcon } from 'lucide-react'

/** Pictures of the commands that are there from the first moment: the first screen doesn't show them. */
export const commandIcons: Readonly<Record<string, LucideIcon>> = {
  'list.search': Search,
  'list.filter': ListFilter,
  'list.play': Play,
  'list.refresh': RotateCw,
  'list.tidy': Brush,
  'selection.toggle': SquareCheck,
  'selection.all': ListChecks,
  'selection.clear': SquareX,
  'app.undo': Undo2,
  'task.new': Plus,
  'app.history': History,
  'app.keys': Keyboard,
  'go.pile': CalendarClock,
}
