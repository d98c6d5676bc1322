"""Regions of a screen: plain values in, messages out; none knows a session, store or grader."""
