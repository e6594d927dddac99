/** What the tests use of the reader of letters; it brings no types of its own. */
declare module 'mailparser' {
	export type Attached = { filename?: string; contentType: string; content: Buffer; headers: Map<string, unknown> };
	export type ParsedMail = {
		subject?: string;
		text?: string;
		html: string | false;
		headers: Map<string, unknown>;
		attachments: Attached[];
	};
	export function simpleParser(source: NodeJS.ReadableStream): Promise<ParsedMail>;
}
