import { instantAt, isDay, type Fault } from '#platform';

/** A day and an hour as an officer writes them: „2026-12-04“ with „16“, „16.00“ or „16:00“. */
export type WrittenDue = { due_on: string; due_time: string };

/** The instant that was meant, in Lithuania; null when it cannot be read. */
export function readDue({ due_on, due_time }: WrittenDue): Date | null {
	const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(due_time.trim()) ?? [];
	const readable = isDay(due_on) && hour !== '' && Number(hour) < 24 && Number(minute) < 60;
	return readable ? instantAt(due_on, `${hour.padStart(2, '0')}:${minute}`) : null;
}

/** The school gets time: the day is still to come. */
export function dueFaults(due: Date | null, now: Date): Fault[] {
	if (due === null) return [{ field: 'due_on', key: 'application_centre_fault_due_unclear' }];
	return due > now ? [] : [{ field: 'due_on', key: 'application_centre_fault_due_past' }];
}
