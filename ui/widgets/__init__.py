"""Small parts of the window that know no register: icons, notices, the bar of a running job."""
