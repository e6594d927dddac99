/** One event of somebody's calendar. The id is the same for ever; whoever changes anything of it raises the sequence. */
export type CalendarEvent = {
	uid: string;
	sequence: number;
	starts_at: Date;
	ends_at: Date;
	title: string;
	/** Plain text; line breaks are kept. */
	description: string;
	place: string;
	/** Where a map shows it, in degrees. */
	at?: { latitude: number; longitude: number } | undefined;
	/** The page about it. */
	address: string;
	state: 'tentative' | 'confirmed' | 'cancelled';
	changed_at: Date;
};
