import { m } from '#lib/messages/messages.js';

const names: [RegExp, string][] = [
	[/Edg\//u, 'Edge'],
	[/OPR\//u, 'Opera'],
	[/Firefox\//u, 'Firefox'],
	[/Chrome\//u, 'Chrome'],
	[/Safari\//u, 'Safari']
];
const systems: [RegExp, string][] = [
	[/Android/u, 'Android'],
	[/iPhone|iPad/u, 'iOS'],
	[/Windows/u, 'Windows'],
	[/Mac OS/u, 'macOS'],
	[/Linux/u, 'Linux']
];

/** What a person would call the browser that says this of itself: „Firefox, Windows“. */
export function browserName(agent: string | null): string {
	const find = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(agent ?? ''))?.[1];
	return [find(names), find(systems)].filter(Boolean).join(', ') || m.profile_session_unknown();
}
