import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { bareEnvironment } from './run.ts'

/**
 * What tells one life of a process id from the next (the id is used again after the process has ended), or undefined when
 * no such process lives. A process that ended but was not yet collected by its parent counts as ended.
 */
export function lifeOf(pid: number): string | undefined {
  if (process.platform === 'linux') return lifeFromProc(pid)
  if (!answers(pid)) return undefined
  return process.platform === 'win32' ? lifeOnWindows(pid) : lifeFromPs(pid)
}

/** Cheap enough to ask several times a second. */
export function stillLives(pid: number, life: string): boolean {
  return process.platform === 'linux' ? lifeFromProc(pid) === life : answers(pid)
}

/** Within one world process ids can be compared; two containers on one volume, or two computers on one share, are two worlds. */
export function thisWorld(): string {
  return [hostname(), readOr('/proc/sys/kernel/random/boot_id', readFileSync), readOr('/proc/self/ns/pid', readlinkSync)].join(' ')
}

/** proc_pid_stat(5): field 3 is the state, field 22 the start in clock ticks since boot; the name in field 2 may hold blanks and brackets. */
function lifeFromProc(pid: number): string | undefined {
  const stat = readOr(`/proc/${pid}/stat`, readFileSync)
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, started] = [fields[0], fields[19]]
  return started === undefined || state === 'Z' || state === 'X' ? undefined : started
}

function lifeFromPs(pid: number): string | undefined {
  return ask('ps', ['-o', 'lstart=', '-p', String(pid)]) || undefined
}

function lifeOnWindows(pid: number): string {
  return ask('powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`]) || 'alive'
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function ask(command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env: { ...bareEnvironment } }).trim()
  } catch {
    return ''
  }
}

function readOr(path: string, read: (path: string, encoding: 'utf8') => string): string {
  try {
    return read(path, 'utf8').trim()
  } catch {
    return ''
  }
}
