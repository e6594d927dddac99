import { error } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';

/** Whether an address can be of anything here: no text of ours holds the sign that PostgreSQL does not know (U+0000). */
export const isReadable = ({ pathname, search }: Pick<URL, 'pathname' | 'search'>): boolean => !/%00/.test(pathname + search);

/** An address that nobody could have been given is not looked up, nor a form read that no browser has sent: neither is our fault. */
export const refuseUnreadable: Handle = ({ event, resolve }) => {
	if (!isReadable(event.url)) return new Response(null, { status: 400 });
	readKindly(event.request);
	return resolve(event);
};

/**
 * What is read of a request holds no sign that the database does not know; nobody can see it, so it is left out. A form that cannot be taken apart
 * is told to whoever reads it as a wrong one (400).
 */
function readKindly(request: Request): void {
	const [form, json] = [request.formData.bind(request), request.json.bind(request)];
	request.formData = () =>
		form().then(storableForm, (broken: unknown) => (broken instanceof TypeError ? error(400) : Promise.reject(broken)));
	request.json = () => json().then(storable);
}

function storableForm(form: FormData): FormData {
	const storableOnly = new FormData();
	for (const [name, value] of form) storableOnly.append(storableText(name), typeof value === 'string' ? storableText(value) : value);
	return storableOnly;
}

/** What was read from JSON, without what the database does not know. */
export function storable(value: unknown): unknown {
	if (typeof value === 'string') return storableText(value);
	if (Array.isArray(value)) return value.map(storable);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(Object.entries(value).map(([name, inside]) => [storableText(name), storable(inside)]));
}

const storableText = (text: string): string => text.replaceAll('\0', '');
