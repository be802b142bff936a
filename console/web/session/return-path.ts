/** Where Cognito sends people back to. */
export const RETURN_PATH = '/signed-in';
