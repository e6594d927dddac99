/** What a follower is told of an example. */
export type FollowedPractice = {
	practice_id: string;
	slug: string;
	title: string;
	problem: string;
	place: string;
	names: string[];
	school: string;
	licence: string;
	first_at: Date;
	/** When it became public as it stands. */
	published_at: Date;
};
