/** How long a link in a letter signs in, in minutes. */
export const linkMinutes = 15;

/** How long a session lasts, in days; it is not prolonged by use. */
export const sessionDays = 30;
