import { m } from '#lib/messages/messages.js';
import { getLocale } from '#lib/messages/runtime.js';

type Sentence = (values: Record<string, string>) => string;

/**
 * The human heading of an event: `event_application_submitted` for `application.submitted`, from its particulars. Names in
 * two languages are said in the reader's; what an event does not tell is left open.
 */
export function eventTitle(name: string, particulars: Record<string, unknown>): string {
	const sentence = (m as unknown as Record<string, Sentence | undefined>)[`event_${name.replace('.', '_')}`];
	const said = new Proxy(particulars, { get: (all, key) => inWords(all[String(key)]) });
	return sentence ? sentence(said as Record<string, string>) : name;
}

function inWords(value: unknown): string {
	if (value === undefined || value === null || value === '') return '…';
	if (Array.isArray(value)) return value.map(inWords).join(', ');
	const spoken = typeof value === 'object' ? (value as Record<string, unknown>)[getLocale()] : value;
	return typeof spoken === 'string' || typeof spoken === 'number' ? String(spoken) : '…';
}
