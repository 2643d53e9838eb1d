' Opens every DOCX of a folder, accepts or rejects all tracked changes and writes the paragraphs of the redline, one a
' line, beside it: name.accept.txt and name.reject.txt.

Sub Run(folder As String)
    ' Without this an error would wait for somebody to close its window.
    On Error GoTo Failed
    Dim names(0 To 999) As String, count As Integer, i As Integer, name As String
    name = Dir(folder & "/*.docx")
    Do While name <> ""
        names(count) = name
        count = count + 1
        name = Dir()
    Loop
    For i = 0 To count - 1
        Settle folder & "/" & names(i), ".uno:AcceptAllTrackedChanges", "accept"
        Settle folder & "/" & names(i), ".uno:RejectAllTrackedChanges", "reject"
    Next i
Failed:
    StarDesktop.terminate()
End Sub

Sub Settle(path As String, command As String, ending As String)
    Dim hidden(0) As New com.sun.star.beans.PropertyValue, none() As New com.sun.star.beans.PropertyValue
    Dim document As Object, dispatcher As Object, place As Object, paragraphs As Object, paragraph As Object
    Dim files As Object, stream As Object, tables As String, over As Boolean
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    document = StarDesktop.loadComponentFromURL(ConvertToURL(path), "_blank", 0, hidden())
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, none())
    files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
    If files.exists(ConvertToURL(path & "." & ending & ".txt")) Then files.kill(ConvertToURL(path & "." & ending & ".txt"))
    stream = createUnoService("com.sun.star.io.TextOutputStream")
    stream.setOutputStream(files.openFileWrite(ConvertToURL(path & "." & ending & ".txt")))
    stream.setEncoding("UTF-8")
    place = document.Bookmarks.getByName("clausescope_redline").getAnchor()
    paragraphs = document.Text.createEnumeration()
    ' The bookmark begins in the heading above the redline and ends in the paragraph below it. Whether a table stands
    ' in it is known from the paragraph that follows the table.
    tables = ""
    over = False
    Do While paragraphs.hasMoreElements() And Not over
        paragraph = paragraphs.nextElement()
        If paragraph.supportsService("com.sun.star.text.TextTable") Then
            tables = tables & Rows(paragraph)
        Else
            If document.Text.compareRegionStarts(place, paragraph) > 0 Then
                stream.writeString(tables)
                over = document.Text.compareRegionEnds(paragraph, place) <= 0
                ' A paragraph without words only keeps a table apart from what stands before it.
                If Not over And paragraph.getString() <> "" Then stream.writeString(Escaped(paragraph.getString()) & Chr(10))
            End If
            tables = ""
        End If
    Loop
    stream.closeOutput()
    document.close(True)
End Sub

Function Escaped(text As String) As String
    text = Replace(text, "\", "\\")
    Escaped = Replace(text, Chr(10), "\n")
End Function

' The rows of a table, one a line, each cell behind \c.
Function Rows(table As Object) As String
    Dim names As Variant, i As Integer, row As String, number As String, lines As String
    names = table.getCellNames()
    number = ""
    lines = ""
    For i = 0 To UBound(names)
        row = names(i)
        Do While row <> "" And Not IsNumeric(Left(row, 1))
            row = Mid(row, 2)
        Loop
        If row <> number And number <> "" Then lines = lines & Chr(10)
        number = row
        lines = lines & "\c" & Escaped(table.getCellByName(names(i)).getString())
    Next i
    Rows = lines & Chr(10)
End Function
