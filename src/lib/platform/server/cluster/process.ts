import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** Whether a process is there and has not ended already (a parent may be slow to collect its dead). */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
	return stat(pid)?.[0] !== 'Z';
}

/** When a process began, in a form that only serves to be compared: with it a number cannot be taken for another process's. */
export const beginningOf = (pid: number): string => stat(pid)?.[19] ?? ps(pid, 'lstart');

export const nameOf = (pid: number): string => comm(pid) ?? basename(ps(pid, 'comm'));

export const parentOf = (pid: number): number => Number(stat(pid)?.[1] ?? ps(pid, 'ppid'));

/** The fields of Linux's `/proc/PID/stat` after the name: state, parent, …, and at 19 the beginning. */
function stat(pid: number): string[] | undefined {
	const text = read(`/proc/${pid}/stat`);
	return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}

const comm = (pid: number): string | undefined => read(`/proc/${pid}/comm`)?.trim();

const ps = (pid: number, field: string): string =>
	spawnSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';

function read(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return undefined;
	}
}
