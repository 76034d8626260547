# Who may read something restricted.

readers-link = Who may see this when it is restricted?
readers-title = Who may see this?
readers-lead = Those named here can see this as long as it is restricted. Nobody else does.
readers-open = This is not restricted now. The names count only when you change that.
readers-none = Nobody has been named yet.
readers-named = Named
readers-name = Name
readers-do = What you can do
readers-forget = Take away
readers-add = Name this person
readers-who = Who else may see it?
readers-who-error = Choose somebody from the list.
readers-nobody = Choose a name
