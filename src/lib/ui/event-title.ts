import { m } from '#lib/messages/messages.js';

type Sentence = (values: Record<string, unknown>) => string;

/** The human heading of an event: `event_application_submitted` for `application.submitted`, from its particulars. */
export function eventTitle(name: string, particulars: Record<string, unknown>): string {
	const sentence = (m as unknown as Record<string, Sentence | undefined>)[`event_${name.replace('.', '_')}`];
	return sentence ? sentence(particulars) : name;
}
